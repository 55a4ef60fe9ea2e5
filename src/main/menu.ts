import { Menu } from 'electron'

/**
 * Takes Electron's standard menu away, with its developer tools and reload. macOS gets the menu that its keys for copy,
 * paste and quit depend on; while developing, the tools stay reachable.
 */
export function setMenu(platform: NodeJS.Platform, developing: boolean): void {
  const template = [
    ...(platform === 'darwin'
      ? [{ role: 'appMenu' } as const, { role: 'editMenu' } as const, { role: 'windowMenu' } as const]
      : []),
    ...(developing ? [{ role: 'viewMenu' } as const] : [])
  ]
  Menu.setApplicationMenu(template.length === 0 ? null : Menu.buildFromTemplate(template))
}
