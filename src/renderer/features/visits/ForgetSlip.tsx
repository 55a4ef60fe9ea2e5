import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Visit } from '../../../shared/features/visits/visits.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { Button } from '../../ui/Button.tsx'
import { LossDialog } from '../../ui/LossDialog.tsx'

/** Cuts the slip of a visit for good, for a visitor who wants that. It cannot be undone, so the window asks. */
export function ForgetSlip({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation('slips')
  const [asking, setAsking] = useState(false)
  const forget = useCommand('returns.forget', ['visits.open'])
  const confirm = (): void => forget.mutate({ visit: visit.id }, { onSettled: () => setAsking(false) })
  if (!visit.hasSlip) return null
  return (
    <>
      <CallErrorNotice error={forget.error} />
      <Button look="quiet" onPress={() => setAsking(true)}>
        {t('forget.action')}
      </Button>
      <LossDialog
        title={t('forget.title')}
        open={asking}
        keep={t('forget.keep')}
        onKeep={() => setAsking(false)}
        lose={t('forget.confirm')}
        onLose={confirm}
        busy={forget.isPending}
      >
        <p>{t('forget.text')}</p>
      </LossDialog>
    </>
  )
}
