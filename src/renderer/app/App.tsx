import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Announcer } from '../ui/Announcer.tsx'
import { LocaleProvider } from '../ui/LocaleProvider.tsx'
import { interfaceLocales } from '../../shared/domain/interface-language.ts'
import { FaultBoundary } from './FaultBoundary.tsx'
import { Gate } from './Gate.tsx'
import { queryClient } from './calls.ts'
import { keepFocus } from './focus-kept.ts'
import { useLanguage } from './language.ts'
import { ShortcutProvider } from './shortcuts.tsx'

/** The window: everything that each screen may rely on, around the gate. */
export function App() {
  const language = useLanguage()
  useEffect(keepFocus, [])
  return (
    <LocaleProvider locale={interfaceLocales[language].tag}>
      <FaultBoundary>
        <QueryClientProvider client={queryClient}>
          <ShortcutProvider>
            <Announcer>
              <Gate />
            </Announcer>
          </ShortcutProvider>
        </QueryClientProvider>
      </FaultBoundary>
    </LocaleProvider>
  )
}
