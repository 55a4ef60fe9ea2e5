import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VisitDraft } from '../features/desk/VisitDraft.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Stack } from '../ui/Stack.tsx'
import { CallErrorNotice } from './CallErrorNotice.tsx'
import { call, useCall } from './calls.ts'
import { LockContext, type Saver, SaversContext } from './lock.ts'
import { createAppRouter } from './router.tsx'
import { type Session, SessionContext } from './session.ts'
import { useShortcut } from './shortcuts.tsx'

/** One stay behind the lock, with its own router and its own half-written texts. */
export function Stay({ bureau, person }: Session) {
  const { t } = useTranslation()
  const [router] = useState(createAppRouter)
  const [savers] = useState(() => new Set<Saver>())
  const [problem, setProblem] = useState<unknown>(null)
  // A form shown before its lists would say of a name that it does not exist.
  const topics = useCall('topics.list', null)
  const organisations = useCall('organisations.list', null)
  const lockNow = (): void => {
    call('bureau.lock', { reason: 'asked' }).catch(setProblem)
  }
  const lock = (): void => {
    Promise.all(Array.from(savers, save => save())).then(lockNow, setProblem)
  }
  useShortcut('lock', lock)
  return (
    <SessionContext value={{ bureau, person }}>
      <LockContext value={lock}>
        <SaversContext value={savers}>
          <VisitDraft>
            {topics.data === undefined || organisations.data === undefined ? (
              <CallErrorNotice error={topics.error ?? organisations.error} />
            ) : (
              <RouterProvider router={router} />
            )}
          </VisitDraft>
          <Dialog title={t('lockFailed')} open={problem !== null} onClose={() => setProblem(null)}>
            <CallErrorNotice error={problem} />
            <p>{t('lockFailedText')}</p>
            <Stack across gap="small">
              <Button look="primary" autoFocus onPress={() => setProblem(null)}>
                {t('lockStay')}
              </Button>
              <Button look="danger" onPress={lockNow}>
                {t('lockAnyway')}
              </Button>
            </Stack>
          </Dialog>
        </SaversContext>
      </LockContext>
    </SessionContext>
  )
}
