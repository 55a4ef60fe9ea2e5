import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuestionId } from '../../../shared/domain/ids.ts'
import type { Visit } from '../../../shared/features/visits/visits.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { LossDialog } from '../../ui/LossDialog.tsx'
import { changedByVisit } from './use-correction.ts'
import styles from './EraseNote.module.css'

/** Until when a note is kept, and the way to erase it before. */
export function EraseNote({ visit, question }: { readonly visit: Visit; readonly question: QuestionId }) {
  const { t } = useTranslation('visits')
  const dates = useDates()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const erase = useCommand('visits.eraseNote', [...changedByVisit, 'drafts.load'])
  const confirm = (): void => {
    erase.mutate(
      { id: visit.id, revision: visit.revision, question },
      { onSuccess: () => announce(t('eraseNote.done')), onSettled: () => setAsking(false) }
    )
  }
  return (
    <div className={styles['line']}>
      {visit.notesUntil === null ? null : (
        <span className={styles['until']}>{t('note.until', { day: dates.date(visit.notesUntil) })}</span>
      )}
      <Button look="quiet" onPress={() => setAsking(true)}>
        {t('eraseNote.action')}
      </Button>
      <CallErrorNotice error={erase.error} />
      <LossDialog
        title={t('eraseNote.title')}
        open={asking}
        keep={t('eraseNote.keep')}
        onKeep={() => setAsking(false)}
        lose={t('eraseNote.confirm')}
        onLose={confirm}
        busy={erase.isPending}
      >
        <p>{t('eraseNote.text')}</p>
      </LossDialog>
    </div>
  )
}
