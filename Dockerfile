# Legwork with a PostgreSQL server of its own beside it (see compose.yaml).
FROM node:24.21.0-bookworm-slim

ENV NODE_ENV=production \
    LEGWORK_DATA=/data \
    HOST=0.0.0.0 \
    PORT=3000
WORKDIR /app

COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

COPY bin ./bin
COPY migrations ./migrations
COPY src ./src
COPY web ./web
COPY tsconfig.json LICENSE ./

RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "bin/start.mjs"]
