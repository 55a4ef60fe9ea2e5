import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayCall } from '../../shared/ipc/contract.ts'
import { AnswerDraft } from '../features/answers/AnswerDraft.tsx'
import { VisitDraft } from '../features/desk/VisitDraft.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Stack } from '../ui/Stack.tsx'
import { CallErrorNotice } from './CallErrorNotice.tsx'
import { call, useCall } from './calls.ts'
import { HalfWritten } from './half-written.tsx'
import { LockContext, type Saver, SaversContext } from './lock.ts'
import { homeOf } from './places.ts'
import { createAppRouter } from './router.tsx'
import { type Session, SessionContext } from './session.ts'
import { useShortcut } from './shortcuts.tsx'

/** One stay behind the lock, with its own router and its own half-written texts. */
export function Stay({ bureau, person }: Session) {
  const { t } = useTranslation()
  const [router] = useState(() => createAppRouter(homeOf(person.roles)))
  const [savers] = useState(() => new Set<Saver>())
  const [problem, setProblem] = useState<unknown>(null)
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
          {mayCall('visits.record', person.roles) ? (
            <AtTheDesk>
              <RouterProvider router={router} />
            </AtTheDesk>
          ) : (
            <RouterProvider router={router} />
          )}
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

/** What whoever logs visits needs on every screen: the visit, the article and the other forms being written, and the lists that its form looks names up in. */
function AtTheDesk({ children }: { readonly children: ReactNode }) {
  // A form shown before its lists would say of a name that it does not exist.
  const topics = useCall('topics.list', null)
  const organisations = useCall('organisations.list', null)
  const isReady = topics.data !== undefined && organisations.data !== undefined
  return (
    <VisitDraft>
      <AnswerDraft>
        <HalfWritten>
          {isReady ? children : <CallErrorNotice error={topics.error ?? organisations.error} />}
        </HalfWritten>
      </AnswerDraft>
    </VisitDraft>
  )
}
