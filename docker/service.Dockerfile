# The root environment: the public service, the internal routes and the action server, one command each.
# From the root of the repository: docker build --file docker/service.Dockerfile .

FROM ghcr.io/astral-sh/uv:0.13.9 AS uv

FROM node:24-bookworm-slim AS assets
WORKDIR /build
COPY api/assets/.npmrc api/assets/package.json api/assets/package-lock.json ./
RUN ["npm", "ci", "--no-audit", "--no-fund"]
COPY api/assets/build.js ./
COPY api/assets/src src
RUN ["npm", "run", "build"]

FROM python:3.12-slim-bookworm AS environment
COPY --from=uv /uv /usr/local/bin/uv
ENV UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_PROJECT_ENVIRONMENT=/opt/venv \
    UV_PYTHON_DOWNLOADS=never
WORKDIR /build
COPY pyproject.toml uv.lock ./
RUN ["uv", "sync", "--locked", "--no-dev"]

FROM python:3.12-slim-bookworm
ENV HOME=/tmp \
    PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
WORKDIR /app
COPY --from=environment /opt/venv /opt/venv
COPY docker/check_health.py docker/check_health.py
COPY actions actions
COPY api api
COPY --from=assets /build/dist api/assets/dist
# The files belong to root, so no process can change its own code.
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "docker/check_health.py", "8000", "/health/live"]
CMD ["python", "-m", "api", "serve"]
