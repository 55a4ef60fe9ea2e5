import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyBack } from './KeyBack.tsx'
import { KeyShown } from './KeyShown.tsx'
import { RenewKey } from './RenewKey.tsx'

interface ConfirmKeyScreenProps {
  /** The key made just now; null when an earlier one was never confirmed and a new one has to be made. */
  readonly recoveryKey: string | null
  /** What the bureau is called. */
  readonly bureau: string
  readonly onRenewed: (recoveryKey: string) => void
  readonly onConfirmed: () => void
  /** Why a new key is made, where the earlier one was confirmed, and the way out of making one. */
  readonly replaces?: { readonly lead: string; readonly onBack: () => void }
}

/** Sees to it that the recovery key is on paper: shows it, and asks for two of its groups. */
export function ConfirmKeyScreen({ recoveryKey, bureau, onRenewed, onConfirmed, replaces }: ConfirmKeyScreenProps) {
  const { t } = useTranslation('recovery-key')
  const [written, setWritten] = useState(false)
  if (recoveryKey === null)
    return <RenewKey onRenewed={onRenewed} lead={replaces?.lead ?? t('renew.lead')} onBack={replaces?.onBack} />
  return written ? (
    <KeyBack recoveryKey={recoveryKey} onShowAgain={() => setWritten(false)} onConfirmed={onConfirmed} />
  ) : (
    <KeyShown recoveryKey={recoveryKey} bureau={bureau} onWritten={() => setWritten(true)} />
  )
}
