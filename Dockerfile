# The command line alone, on Node. `docker run --rm --volume "$PWD:/fleet" mdav check`
FROM node:22-slim AS build
WORKDIR /mdav
COPY . .
RUN npm run setup && node scripts/pack.mjs /pack

FROM node:22-slim
COPY --from=build /pack/*.tgz /tmp/pack/
RUN npm install --global --ignore-scripts --no-audit --no-fund /tmp/pack/*.tgz && rm -r /tmp/pack
USER node
WORKDIR /fleet
ENTRYPOINT ["mdav"]
