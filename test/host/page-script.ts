import { build } from 'vite'
import type { PageNames } from './page/names.ts'

const GLOBAL = 'ChromiumHostPage'
let bundled: Promise<string> | null = null

/** The script that runs in the page before anything else: the stand-in for `electron`, then the app's own preload script. */
export async function pageScript(names: PageNames, preload: string): Promise<string> {
  bundled ??= bundlePage()
  return `(() => {
${await bundled}
${GLOBAL}.startPreload(${JSON.stringify(names)}, function (require, module, exports) {
${preload}
})
})()`
}

/** The modules under `page/` as one script. */
async function bundlePage(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: new URL('page/preload.ts', import.meta.url).pathname, name: GLOBAL, formats: ['iife'] }
    }
  })
  const outputs = Array.isArray(output) ? output : [output]
  for (const result of outputs) {
    if ('output' in result) return result.output[0].code
  }
  throw new Error('The page script of the Chromium host was not built.')
}
