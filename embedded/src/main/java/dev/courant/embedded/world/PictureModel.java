package dev.courant.embedded.world;

import dev.courant.embedded.world.template.TemplateModel;
import java.util.Locale;
import java.util.Random;

/** The template model of a story's lead picture: a sky, a sun and hills, which depend on the slug only. */
final class PictureModel {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int LAYERS = 5;
    private static final int STEP = 20;

    private PictureModel() {}

    static TemplateModel of(String slug) {
        Random random = new Random(slug.hashCode());
        int hue = random.nextInt(360);
        StringBuilder layers = new StringBuilder();
        for (int i = 0; i < LAYERS; i++) {
            layers.append(layer(random, hue, i));
        }
        return new TemplateModel()
                .text("sky", hsl(hue, 55, 80))
                .text("horizon", hsl(hue + 40, 70, 92))
                .text("sunX", String.valueOf(200 + random.nextInt(WIDTH - 400)))
                .text("sunY", String.valueOf(110 + random.nextInt(150)))
                .text("sunR", String.valueOf(40 + random.nextInt(50)))
                .text("layers", layers.toString());
    }

    private static String layer(Random random, int hue, int depth) {
        double base = HEIGHT * (0.46 + 0.11 * depth);
        double height = 26 + random.nextDouble() * 34;
        double length = 160 + random.nextDouble() * 260;
        double phase = random.nextDouble() * Math.TAU;
        StringBuilder path = new StringBuilder("M0 " + HEIGHT);
        for (int x = 0; x <= WIDTH; x += STEP) {
            double y =
                    base + height * Math.sin(phase + x / length) + height / 3 * Math.sin(3 * phase + x / (length / 4));
            path.append(String.format(Locale.ROOT, "L%d %.0f", x, y));
        }
        return "<path fill=\"%s\" d=\"%sL%d %dZ\"/>"
                .formatted(hsl(hue + 10 * depth, 32, 66 - 11 * depth), path, WIDTH, HEIGHT);
    }

    private static String hsl(int hue, int saturation, int lightness) {
        return "hsl(%d,%d%%,%d%%)".formatted(hue % 360, saturation, lightness);
    }
}
