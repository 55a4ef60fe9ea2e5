import { useState } from 'react'
import { KeyBack } from './KeyBack.tsx'
import { KeyShown } from './KeyShown.tsx'
import { RenewKey } from './RenewKey.tsx'

interface ConfirmKeyScreenProps {
  /** The key made just now; null when an earlier one was never confirmed and a new one has to be made. */
  readonly recoveryKey: string | null
  readonly onRenewed: (recoveryKey: string) => void
  readonly onConfirmed: () => void
}

/** Sees to it that the recovery key is on paper: shows it, and asks for two of its groups. */
export function ConfirmKeyScreen({ recoveryKey, onRenewed, onConfirmed }: ConfirmKeyScreenProps) {
  const [written, setWritten] = useState(false)
  if (recoveryKey === null) return <RenewKey onRenewed={onRenewed} />
  return written ? (
    <KeyBack recoveryKey={recoveryKey} onShowAgain={() => setWritten(false)} onConfirmed={onConfirmed} />
  ) : (
    <KeyShown recoveryKey={recoveryKey} onWritten={() => setWritten(true)} />
  )
}
