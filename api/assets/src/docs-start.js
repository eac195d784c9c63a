/** Starts Swagger UI on `/docs`. A file of its own because the security policy allows no inline script. */

window.SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  // Swagger UI would otherwise ask a validator on the internet about our schema.
  validatorUrl: null,
});
