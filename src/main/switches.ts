import type { App } from 'electron'

/**
 * Switches with which whoever starts the packed app could look into it, have it write down what passes through it, or open a way out that
 * `takeOffline` shuts. No fuse has a word for them: they are Chromium's own.
 */
const UNWANTED = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-targets',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'js-flags',
  'enable-logging',
  'log-file',
  'v',
  'vmodule',
  'log-net-log',
  'net-log-capture-mode',
  'trace-startup',
  'trace-startup-file',
  'enable-tracing',
  'enable-tracing-output',
  'disable-web-security',
  'load-extension',
  'browser-subprocess-path',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'no-proxy-server',
  'proxy-pac-url',
  'proxy-auto-detect',
  'host-rules',
  'ignore-certificate-errors'
] as const

/** Makes the packed app start as if none of them had been given. To be called before the app is ready, which is when Chromium acts on them. */
export function dropUnwantedSwitches({ isPackaged, commandLine }: Pick<App, 'isPackaged' | 'commandLine'>): void {
  if (isPackaged) for (const name of UNWANTED) commandLine.removeSwitch(name)
}

/** A data folder of its own, for tests and for developing; a packed app keeps to the one place. */
export function chosenDataFolder(
  { isPackaged }: Pick<App, 'isPackaged'>,
  environment: NodeJS.ProcessEnv
): string | null {
  return isPackaged ? null : (environment['FYR_USER_DATA'] ?? null)
}
