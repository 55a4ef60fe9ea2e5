import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall, useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { Button } from '../../ui/Button.tsx'
import { LossDialog } from '../../ui/LossDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Stack } from '../../ui/Stack.tsx'
import styles from './HeldNotes.module.css'

/** Tells a coordinator that notes would be erased by a date that has leapt, and asks before they are. */
export function HeldNotes() {
  const { t } = useTranslation('visits')
  const dates = useDates()
  const held = useCall('visits.heldNotes', null)
  const believe = useCommand('visits.believeDate', ['visits.heldNotes', 'visits.list', 'visits.open', 'drafts.load'])
  const [asking, setAsking] = useState(false)
  const notes = held.data ?? null
  if (notes === null) return null
  const { count } = notes
  const words = { count, believed: dates.date(notes.believed), today: dates.date(notes.today) }
  return (
    <div className={styles['notice']}>
      <Stack>
        <Notice kind="warn" actions={<Button onPress={() => setAsking(true)}>{t('held.action')}</Button>}>
          {t('held.text', words)}
        </Notice>
        <CallErrorNotice error={believe.error} />
      </Stack>
      <LossDialog
        title={t('held.title', words)}
        open={asking}
        keep={t('held.keep')}
        onKeep={() => setAsking(false)}
        lose={t('held.confirm')}
        onLose={() => believe.mutate(null, { onSettled: () => setAsking(false) })}
        busy={believe.isPending}
      >
        <p>{t('held.means', words)}</p>
      </LossDialog>
    </div>
  )
}
