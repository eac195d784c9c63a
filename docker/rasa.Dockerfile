# The environment of bot/: the Rasa server with its model, trained while the image is built.
# From the root of the repository: docker build --file docker/rasa.Dockerfile .

FROM ghcr.io/astral-sh/uv:0.13.9 AS uv

FROM python:3.10-slim-bookworm AS environment
COPY --from=uv /uv /usr/local/bin/uv
ENV UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_PROJECT_ENVIRONMENT=/opt/venv \
    UV_PYTHON_DOWNLOADS=never
WORKDIR /build/bot
COPY bot/pyproject.toml bot/uv.lock ./
RUN ["uv", "sync", "--locked", "--no-dev"]

FROM environment AS model
ENV PATH=/opt/venv/bin:$PATH \
    RASA_TELEMETRY_ENABLED=false \
    TF_CPP_MIN_LOG_LEVEL=3
WORKDIR /build
COPY config.yml domain.yml ./
COPY data data
COPY bot bot
RUN ["python", "-m", "rasa", "train", "--fixed-model-name", "alongside"]

FROM python:3.10-slim-bookworm
ENV HOME=/tmp \
    PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONWARNINGS=ignore \
    RASA_TELEMETRY_ENABLED=false \
    TF_CPP_MIN_LOG_LEVEL=3
WORKDIR /app
COPY --from=environment /opt/venv /opt/venv
COPY docker/check_health.py docker/check_health.py
COPY credentials.yml endpoints.yml ./
COPY bot bot
COPY --from=model /build/models/alongside.tar.gz models/alongside.tar.gz
# The files belong to root, so no process can change its own code or model.
USER 10001:10001
EXPOSE 5005
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD ["python", "docker/check_health.py", "5005", "/webhooks/alongside/"]
CMD ["python", "-m", "rasa", "run", \
    "--interface", "0.0.0.0", "--port", "5005", \
    "--model", "models/alongside.tar.gz", "--endpoints", "endpoints.yml", \
    "--credentials", "credentials.yml", "--quiet"]
