"""Findings as services read them: GitHub, GitLab, code scanning (SARIF), test reports (JUnit)."""
