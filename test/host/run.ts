/** `node test/host/run.ts [arguments]`: the built app in a visible Chromium window, until the person closes it. */
import path from 'node:path'
import { askForPath, openPath } from './ask-for-path.ts'
import { launchHost } from './launch.ts'

const host = await launchHost({
  appDir: path.resolve(import.meta.dirname, '../..'),
  args: process.argv.slice(2),
  headless: false,
  output: 'inherit',
  askForPath,
  openPath
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void host.close())
const { code } = await host.exited
process.exitCode = code ?? 1
