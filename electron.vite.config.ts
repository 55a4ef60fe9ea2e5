import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { callNames, events } from './src/shared/ipc/contract.ts'

// oxlint-disable-next-line import/no-default-export -- the tool reads its configuration from the default export
export default defineConfig({
  main: {
    build: {
      // The attacker's thread is started by the core's thread, which finds it by this name (attack-thread.ts).
      rolldownOptions: {
        input: { index: 'src/main/index.ts', 'attack-worker': 'src/core/disclosure/attack/attack-worker.ts' }
      }
    }
  },
  preload: {
    define: {
      CALL_NAMES: JSON.stringify(callNames),
      EVENT_NAMES: JSON.stringify(Object.keys(events))
    },
    build: {
      // A sandboxed preload is one CommonJS file that may require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } }
    }
  },
  renderer: {
    plugins: [react()],
    build: {
      // Minified, a page that is read anew at every start is half as long.
      minify: true,
      chunkSizeWarningLimit: 2000,
      // Assets stay files: the content security policy lets in no data: scripts, fonts or styles.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // What is bundled is here only: its licences ask for their notices to stay with it.
      license: { fileName: 'third-party-licences.md' }
    }
  }
})
