# One image for all roles: docker run courant COMMAND, where COMMAND is what ./courant takes.
#
# The first stage runs the launcher, which builds only what is missing or stale. From a tree that ./courant has built
# before, that is nothing: the image needs neither Maven nor network then. From a fresh checkout Maven comes from the
# base image's distribution and takes its minutes. No BuildKit feature is used, so that older builders do as well.
ARG JRE=eclipse-temurin:25-jre

FROM ${JRE} AS distribution
WORKDIR /src
COPY . .
RUN docker/build-distribution

FROM ${JRE}
# A name and a home: the embedded PostgreSQL of "courant demo" wants both, and refuses to run as root.
# A new volume for the archive takes its owner from the folder that it is mounted on.
RUN useradd --uid 10001 --user-group --create-home --home-dir /var/lib/courant courant \
    && install -d -o courant -g courant -m 750 /var/lib/courant-archive
COPY docker/courant docker/courant-ready /usr/local/bin/
# What others wrote changes seldom, and is nearly all of the bytes; ours is a layer of its own.
COPY --from=distribution /src/distribution/lib /opt/courant/lib
COPY --from=distribution /src/distribution/courant /opt/courant/courant
# A container's loopback interface is reached from nowhere.
ENV COURANT_ADMIN_HOST=0.0.0.0 \
    COURANT_DESK_HOST=0.0.0.0 \
    COURANT_STATE_DIR=/var/lib/courant/streams
USER 10001:10001
WORKDIR /var/lib/courant
EXPOSE 8080 8081
# No HEALTHCHECK here: not every command serves health. docker-compose.yml has it for those that do: courant-ready.
ENTRYPOINT ["courant"]
CMD ["--help"]
