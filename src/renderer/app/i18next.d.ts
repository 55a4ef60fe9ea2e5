import type { defaultNamespace, resources } from './i18n.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: typeof defaultNamespace
    resources: (typeof resources)['sv']
  }
}
