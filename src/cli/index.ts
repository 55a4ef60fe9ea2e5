import { runCli } from './run-cli.ts'
import { processTerminal } from './terminal.ts'
import { readTexts, systemLanguage } from './texts.ts'

process.exitCode = await runCli(process.argv.slice(2), processTerminal(), readTexts, systemLanguage(process.env))
