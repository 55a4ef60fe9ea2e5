import { QueryClientProvider } from '@tanstack/react-query'
import { Announcer } from '../ui/Announcer.tsx'
import { LocaleProvider } from '../ui/LocaleProvider.tsx'
import { interfaceLocales } from '../../shared/domain/interface-language.ts'
import { FaultBoundary } from './FaultBoundary.tsx'
import { Gate } from './Gate.tsx'
import { queryClient } from './calls.ts'
import { useLanguage } from './language.ts'
import { ShortcutProvider } from './shortcuts.tsx'

/** The window: everything that each screen may rely on, around the gate. */
export function App() {
  const language = useLanguage()
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
