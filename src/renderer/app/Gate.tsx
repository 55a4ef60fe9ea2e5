import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BureauStatus } from '../../shared/features/bureau/bureau.schema.ts'
import type { LockedBy } from '../../shared/ipc/contract.ts'
import { ConfirmKeyScreen } from '../recovery-key/ConfirmKeyScreen.tsx'
import { RestoreScreen } from '../features/backups/RestoreScreen.tsx'
import { DamagedScreen } from '../features/start/DamagedScreen.tsx'
import { FirstStart } from '../features/start/FirstStart.tsx'
import { UnlockScreen } from '../features/start/UnlockScreen.tsx'
import { Button } from '../ui/Button.tsx'
import { CallErrorNotice } from './CallErrorNotice.tsx'
import { IdleWatch } from './IdleWatch.tsx'
import { Stay } from './Stay.tsx'
import { StartFrame } from './StartFrame.tsx'
import { queryClient, type QueryName, toFyrError, useCall } from './calls.ts'

/** Shows what the state of the bureau asks for: the desk, or what comes before it. */
export function Gate() {
  return (
    <>
      <DeskOrDoor />
      <IdleWatch />
    </>
  )
}

function DeskOrDoor() {
  const status = useCall('bureau.status', null)
  const reference = useCall('reference.lists', null)
  const [newKey, setNewKey] = useState<string | null>(null)
  const [lockedBy, setLockedBy] = useState<LockedBy | null>(null)
  const onLocked = useCallback((reason: LockedBy) => {
    setNewKey(null)
    setLockedBy(reason)
  }, [])
  useForgetOnLock(onLocked)
  // A form shown before its lists would say of a name that it does not exist.
  if (status.isPending || reference.isPending) return null
  if (
    reference.data !== undefined &&
    status.data?.state === 'unlocked' &&
    (status.data.recoveryConfirmed || !status.data.person.roles.includes('coordinator'))
  ) {
    return <Stay bureau={status.data.bureau} person={status.data.person} />
  }
  if (status.data === undefined || reference.data === undefined) {
    return (
      <StartFrame>
        <CallErrorNotice error={status.error ?? reference.error} />
      </StartFrame>
    )
  }
  return (
    <RestoreOrElse isClosed={status.data.state !== 'unlocked'}>
      <BeforeTheDesk status={status.data} lockedBy={lockedBy} newKey={newKey} onNewKey={setNewKey} />
    </RestoreOrElse>
  )
}

/** Where there is no bureau, or none that is open, a backup can take its place. */
function RestoreOrElse({ isClosed, children }: { readonly isClosed: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation('backups')
  const [restoring, setRestoring] = useState(false)
  const leave = (): void => {
    setRestoring(false)
    askForStatus()
  }
  if (restoring && isClosed) {
    return (
      <StartFrame>
        <RestoreScreen onBack={leave} onRestored={leave} />
      </StartFrame>
    )
  }
  const offer = (
    <Button look="quiet" onPress={() => setRestoring(true)}>
      {t('restore.open')}
    </Button>
  )
  return <StartFrame below={isClosed ? offer : null}>{children}</StartFrame>
}

interface BeforeTheDeskProps {
  readonly status: BureauStatus
  /** Why the bureau was locked, if it has been open since the window came up. */
  readonly lockedBy: LockedBy | null
  /** The recovery key that was made just now and is still to be confirmed. */
  readonly newKey: string | null
  readonly onNewKey: (key: string | null) => void
}

function BeforeTheDesk({ status, lockedBy, newKey, onNewKey }: BeforeTheDeskProps) {
  switch (status.state) {
    case 'absent':
      return (
        <FirstStart
          onCreated={key => {
            onNewKey(key)
            askForStatus()
          }}
        />
      )
    case 'locked':
      return <UnlockScreen lockedBy={lockedBy} onUnlocked={askForStatus} />
    case 'damaged':
      return <DamagedScreen error={toFyrError(status.error)} onTryAgain={askForStatus} onUnlocked={askForStatus} />
    case 'unlocked':
      return (
        <ConfirmKeyScreen
          recoveryKey={newKey}
          bureau={status.bureau.name}
          onRenewed={onNewKey}
          onConfirmed={() => {
            onNewKey(null)
            askForStatus()
          }}
        />
      )
  }
}

const askForStatus = (): void => void queryClient.invalidateQueries({ queryKey: ['bureau.status'] })

/** What stays over a lock: whether there is a bureau, and the lists that the app ships. */
const notOfTheBureau: ReadonlySet<unknown> = new Set(['bureau.status', 'reference.lists'] satisfies QueryName[])

/** Whoever closed the bureau: nothing of it stays in the window's memory. */
function useForgetOnLock(onLocked: (reason: LockedBy) => void): void {
  useEffect(
    () =>
      window.fyr.on('bureau.locked', ({ reason }) => {
        onLocked(reason)
        const locked: BureauStatus = { state: 'locked' }
        queryClient.setQueryData(['bureau.status', null], locked)
        queryClient.removeQueries({ predicate: query => !notOfTheBureau.has(query.queryKey[0]) })
        queryClient.getMutationCache().clear()
        askForStatus()
      }),
    [onLocked]
  )
}
