# docker build --tag site-builder .
# docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD/my-archive:/archive" site-builder build
FROM python:3.12-slim
COPY requirements/site.txt /program/requirements/
RUN pip install --no-cache-dir --require-hashes --no-deps --requirement /program/requirements/site.txt
COPY pyproject.toml README.md LICENSE NOTICE /program/
COPY site_builder /program/site_builder
COPY templates /program/templates
COPY static /program/static
COPY locale /program/locale
RUN pip install --no-cache-dir --no-deps --no-build-isolation /program
# The archive's owner comes with --user; without it, nobody in particular.
USER 65534:65534
WORKDIR /archive
ENTRYPOINT ["site-builder"]
CMD ["build"]
