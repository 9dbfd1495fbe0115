using Amazon.CDK;
using AwsCdkSample;

var settings = TrailSettings.Load(Path.Combine(AppContext.BaseDirectory, "partner-trail.json"));

var app = new App();
_ = new AuditStack(app, "audit", settings);
app.Synth();
