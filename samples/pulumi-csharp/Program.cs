using Pulumi;
using PulumiSample;

return await Deployment.RunAsync<AuditStack>();
