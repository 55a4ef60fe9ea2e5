import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry, Visit } from '../../../shared/features/visits/visits.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { LossDialog } from '../../ui/LossDialog.tsx'
import { focusField } from '../../ui/field-props.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { useFieldErrors } from '../../visit-form/form-view.ts'
import { newQuestionId } from '../../visit-form/new-ids.ts'
import { VisitFormView } from '../../visit-form/VisitFormView.tsx'
import { ChangeList, VisitHistory } from './VisitHistory.tsx'
import type { KeptCorrection } from './correction-draft.ts'
import { changedByVisit, type Correction, useCorrection } from './use-correction.ts'

export interface VisitCorrectionProps {
  readonly title: string
  readonly visit: Visit
  readonly history: readonly HistoryEntry[]
  /** What was half-written when the window was last left. */
  readonly kept: KeptCorrection | null
  readonly onDone: (how: 'saved' | 'left') => void
}

/** The form of a visit that is in the file. What it was stays in its history. */
export function VisitCorrection({ title, visit, history, kept, onDone }: VisitCorrectionProps) {
  const { t } = useTranslation(['visits', 'desk'])
  const root = useRef<HTMLDivElement>(null)
  const focus = (field: string): void => {
    if (root.current !== null) focusField(root.current, field)
  }
  const correction = useCorrection({ visit, history, kept, onDone, focus })
  const errorOf = useFieldErrors(correction.problems)
  const [asking, setAsking] = useState(false)
  const addQuestion = (): void => correction.change({ type: 'add-question', id: newQuestionId() })
  const leave = (): void => (correction.isTouched ? setAsking(true) : correction.leave())
  useShortcut('save', correction.save)
  useShortcut('addQuestion', addQuestion)
  useShortcut('back', leave)
  useEffect(() => {
    if (root.current !== null) focusField(root.current, 'date')
  }, [])
  return (
    <Screen title={title} ownFocus aside={<VisitHistory visit={visit} history={history} />}>
      {visit.released ? <Notice kind="info">{t('visits:released')}</Notice> : null}
      {kept === null || correction.meanwhile !== null ? null : <Notice kind="info">{t('visits:correct.kept')}</Notice>}
      <Meanwhile visit={visit} correction={correction} />
      <CallErrorNotice error={correction.fault} />
      <div ref={root}>
        <VisitFormView
          form={correction.form}
          change={correction.change}
          errorOf={errorOf}
          notesUntil={visit.notesUntil}
          corrects
        />
      </div>
      <ActionBar>
        <Button look="primary" keys={shortcuts.save.text} busy={correction.isSaving} onPress={correction.save}>
          {t('visits:correct.save')}
        </Button>
        <Button keys={shortcuts.addQuestion.text} onPress={addQuestion}>
          {t('desk:addQuestion')}
        </Button>
        <Button look="quiet" keys={shortcuts.back.text} onPress={leave}>
          {t('visits:correct.leave')}
        </Button>
      </ActionBar>
      <LeaveQuestion correction={correction} asking={asking} onStay={() => setAsking(false)} />
    </Screen>
  )
}

/** Says that the visit changed under the hand that corrects it, and what to do. */
function Meanwhile({ visit, correction }: { readonly visit: Visit; readonly correction: Correction }) {
  const { t } = useTranslation('visits')
  const restore = useCommand('visits.restore', changedByVisit)
  if (correction.meanwhile === null) return null
  return (
    <Notice
      kind="warn"
      actions={
        visit.withdrawn ? (
          <Button busy={restore.isPending} onPress={() => restore.mutate({ id: visit.id, revision: visit.revision })}>
            {t('restore.action')}
          </Button>
        ) : (
          <Button onPress={correction.takeNew}>{t('meanwhile.take')}</Button>
        )
      }
    >
      <p>
        <strong>{t('meanwhile.title')}</strong> {t(visit.withdrawn ? 'meanwhile.withdrawn' : 'meanwhile.text')}
      </p>
      <ChangeList changes={correction.meanwhile} />
      <CallErrorNotice error={restore.error} />
    </Notice>
  )
}

interface LeaveQuestionProps {
  readonly correction: Correction
  /** Asked for without going anywhere else. */
  readonly asking: boolean
  readonly onStay: () => void
}

/** Stands in the way out while something is typed and not saved. */
function LeaveQuestion({ correction, asking, onStay }: LeaveQuestionProps) {
  const { t } = useTranslation('visits')
  const blocker = useBlocker({ shouldBlockFn: () => correction.isTouched, withResolver: true })
  const stay = (): void => {
    blocker.reset?.()
    onStay()
  }
  const leave = (): void => {
    if (blocker.status !== 'blocked') {
      correction.leave()
      return
    }
    void correction.forget().then(blocker.proceed)
  }
  return (
    <LossDialog
      title={t('leave.title')}
      open={asking || blocker.status === 'blocked'}
      keep={t('leave.stay')}
      onKeep={stay}
      lose={t('leave.leave')}
      onLose={leave}
    >
      <p>{t('leave.text')}</p>
    </LossDialog>
  )
}
