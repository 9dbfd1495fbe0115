Console.Error.WriteLine("infra-scan is not available yet; use the Infra.Analyzers package.");
return 2;
