import { useState } from 'react'
import type { FyrError } from '../../../shared/domain/errors.ts'
import type { LockedBy } from '../../../shared/ipc/contract.ts'
import { isAboutTheFiles } from './damage.ts'
import { DamagedScreen } from './DamagedScreen.tsx'
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
  const [damage, setDamage] = useState<FyrError | null>(null)
  const onFailed = (error: FyrError): void => {
    if (isAboutTheFiles(error)) setDamage(error)
  }
  if (damage !== null)
    return <DamagedScreen error={damage} onTryAgain={() => setDamage(null)} onUnlocked={onUnlocked} />
  return lost ? (
    <RecoverForm onBack={() => setLost(false)} onUnlocked={onUnlocked} />
  ) : (
    <UnlockForm lockedBy={lockedBy} onLost={() => setLost(true)} onFailed={onFailed} onUnlocked={onUnlocked} />
  )
}
