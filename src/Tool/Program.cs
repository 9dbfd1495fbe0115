using Infra.Analyzers.Tool.CSharp; return 0;
