# The command line alone, on Node, with git for what compares revisions; the README has the command that runs it as the
# owner of the folder, which is what lets it write there.
FROM node:22-slim AS build
WORKDIR /mdav
COPY . .
RUN npm run setup && node scripts/pack.mjs /pack

FROM node:22-slim
# The folder may belong to another user than the one in the container: git would refuse to read its history.
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/* && \
    git config --system --add safe.directory /fleet
COPY --from=build /pack/*.tgz /tmp/pack/
RUN npm install --global --ignore-scripts --no-audit --no-fund /tmp/pack/*.tgz && rm -r /tmp/pack
USER node
WORKDIR /fleet
ENTRYPOINT ["mdav"]
