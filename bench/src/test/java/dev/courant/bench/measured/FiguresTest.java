package dev.courant.bench.measured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.bench.measured.ResidentMemory.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is read of the JVM's own reports. */
class FiguresTest {
    @Test
    void shouldTellResidentMemoryByItsPurpose() {
        ResidentMemory memory = ResidentMemory.parse("""
                from               to                        vsize prot          rss      hugetlb pgsz notes   info   file
                =========================================================================================================
                0x0000000007001000-0x0000000007d95000     14237696 rw-p        40960            0 4K   com     CDS    /jdk/lib/server/classes.jsa
                0x00000000e0000000-0x00000000e7e00000    132120576 rw-p     24887296            0 4K   com     JAVAHEAP -
                0x00000000eaaa0000-0x00000000fa6a0000    264241152 rw-p      1196032            0 4K   com     JAVAHEAP -
                0x000055ae636ed000-0x000055ae63736000       299008 rw-p        98304            0 4K   com     -      [heap]
                0x00007f82a8000000-0x00007f82a8021000       135168 rw-p         8192            0 4K   -       -      -
                0x00007f82aff04000-0x00007f82b0000000      1032192 rw-p        90112            0 4K   com,nothp STACK-31119-Attach-Listener -
                0x00007f82e01a0000-0x00007f82e0400000      2490368 rw-p         4096            0 4K   com     META   -
                0x00007f82e83ff000-0x00007f82e866f000      2555904 rwxp      1970176            0 4K   com     CODE   -
                0x00007f82f7400000-0x00007f82fff33000    145960960 r--s     11579392            0 4K   com     -      /jdk/lib/modules
                0x00007f8306fb0000-0x00007f8306fb1000         4096 r--p         4096            0 4K   com     POLL   -
                0x00007f8307000000-0x00007f8307a00000     10485760 rw-s        12288            0 4K   com,shrd -    /data/kafka/links-0/00000000000000000000.index

                              rss: 118923264 (113M)
                """, "/data");

        assertThat(memory.kilobytes())
                .containsEntry(Kind.HEAP, (24_887_296L + 1_196_032) / 1_024)
                .containsEntry(Kind.CLASSES, 44L)
                .containsEntry(Kind.CODE, 1_924L)
                .containsEntry(Kind.STACKS, 88L)
                .containsEntry(Kind.MALLOC, 104L)
                .containsEntry(Kind.DATA_FILES, 12L)
                .containsEntry(Kind.PROGRAM_FILES, 11_308L)
                .containsEntry(Kind.OTHER, 4L);
    }

    @Test
    void shouldAddUpWhatIsCommittedOutsideOfTheHeap() {
        NativeMemory memory = NativeMemory.parse("""
                Total: reserved=1944472KB, committed=443004KB
                       malloc: 21812KB #47558, peak=28813KB #47547
                       mmap:   reserved=1922660KB, committed=421192KB

                -                 Java Heap (reserved=524288KB, committed=387072KB)
                                            (mmap: reserved=524288KB, committed=387072KB, at peak)

                -                    Thread (reserved=18496KB, committed=1436KB)
                                            (stack: reserved=18432KB, committed=1372KB, peak=1372KB)

                -    Native Memory Tracking (reserved=849KB, committed=849KB)
                -        Shared class space (reserved=16384KB, committed=13908KB, readonly=0KB)
                """);

        assertThat(memory.malloc()).isEqualTo(21_812);
        assertThat(memory.committed()).containsEntry("Thread", 1_436L).containsEntry("Shared class space", 13_908L);
        assertThat(memory.outsideOfTheHeap()).isEqualTo(1_436 + 849 + 13_908);
    }

    @Test
    void shouldTakeTheLiveHeapOfTheLastFullCollection() {
        assertThat(CollectionLog.live(Stream.of(
                        "[0.008s][info][gc] Using Serial",
                        "[5.291s][info][gc] GC(0) Pause Full (Diagnostic Command) 43M->3M(365M) 42.555ms",
                        "[9.100s][info][gc] GC(1) Pause Full (Allocation Failure) 480M->97M(494M) 210.000ms",
                        "[9.525s][info][gc] GC(2) Pause Young (Allocation Failure) 368M->233M(494M) 128.626ms")))
                .hasValue(97);
        assertThat(CollectionLog.live(Stream.of("[0.008s][info][gc] Using Serial")))
                .isEmpty();
    }

    @Test
    void shouldReadMetrics() {
        MetricsPage page = new MetricsPage("""
                # TYPE courant_links gauge
                courant_links{state="pending"} 3.0
                courant_links{state="stored"} 1.234567E7
                courant_dead_letters_resolved{resolution="retried"} 7.0
                courant_dead_letters NaN
                """);

        assertThat(page.links("stored")).isEqualTo(12_345_670);
        assertThat(page.links("dropped")).isEqualTo(-1);
        assertThat(page.value("courant_dead_letters")).isEmpty();
    }
}
