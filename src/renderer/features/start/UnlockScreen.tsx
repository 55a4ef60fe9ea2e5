import { useState } from 'react'
import { RecoverForm } from './RecoverForm.tsx'
import { UnlockForm } from './UnlockForm.tsx'

/** The lock: the passphrase, or the recovery key for somebody who has lost it. */
export function UnlockScreen({ onUnlocked }: { readonly onUnlocked: () => void }) {
  const [lost, setLost] = useState(false)
  return lost ? (
    <RecoverForm onBack={() => setLost(false)} onUnlocked={onUnlocked} />
  ) : (
    <UnlockForm onLost={() => setLost(true)} onUnlocked={onUnlocked} />
  )
}
