import { QueryClientProvider } from '@tanstack/react-query'
import { Announcer } from '../ui/Announcer.tsx'
import { LocaleProvider } from '../ui/LocaleProvider.tsx'
import { FaultBoundary } from './FaultBoundary.tsx'
import { Gate } from './Gate.tsx'
import { queryClient } from './calls.ts'
import { useLanguage } from './language.ts'
import { ShortcutProvider } from './shortcuts.tsx'

/** The window: everything that each screen may rely on, around the gate. */
export function App() {
  const language = useLanguage()
  return (
    <LocaleProvider locale={language}>
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
