import { useState } from 'react'
import type { LockedBy } from '../../../shared/ipc/contract.ts'
import { RecoverForm } from './RecoverForm.tsx'
import { UnlockForm } from './UnlockForm.tsx'

interface UnlockScreenProps {
  /** Why the bureau was locked; null when it has not been open yet. */
  readonly lockedBy: LockedBy | null
  readonly onUnlocked: () => void
}

/** The lock: the passphrase, or the recovery key for somebody who has lost it. */
export function UnlockScreen({ lockedBy, onUnlocked }: UnlockScreenProps) {
  const [lost, setLost] = useState(false)
  return lost ? (
    <RecoverForm onBack={() => setLost(false)} onUnlocked={onUnlocked} />
  ) : (
    <UnlockForm lockedBy={lockedBy} onLost={() => setLost(true)} onUnlocked={onUnlocked} />
  )
}
