import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './app/App.tsx'
import { call } from './app/calls.ts'
import { tellCopies } from './app/copies.ts'
import { startTexts } from './app/i18n.ts'
import './ui/tokens.css'
import './ui/base.css'

// zod would otherwise try to compile its checks from strings, which the content security policy refuses and reports.
z.config({ jitless: true })

const root = document.querySelector('#root')
if (root === null) throw new Error('the page has no root element')

const { language } = await call('shell.preferences', null).catch(() => ({ language: 'sv' as const }))
await startTexts(language)
tellCopies()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>
)
