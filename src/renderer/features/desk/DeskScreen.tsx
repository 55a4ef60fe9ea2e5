import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { focusField } from '../../ui/field-props.ts'
import { Screen } from '../../ui/Screen.tsx'
import { DeskMessage } from './DeskMessage.tsx'
import { TopicAnswers } from '../../answers/TopicAnswers.tsx'
import { FieldHelp } from './FieldHelp.tsx'
import { knownOf } from './known-of.ts'
import { ReferTo } from './ReferTo.tsx'
import { ReturnPanel } from './ReturnPanel.tsx'
import { useSlip } from './use-slip.ts'
import type { OpenedReturn } from '../../../shared/features/returns/returns.schema.ts'
import { SlipScreen } from '../../slip/SlipScreen.tsx'
import { newQuestionId } from '../../visit-form/new-ids.ts'
import { useDesk } from './use-desk.ts'
import { VisitFormView } from '../../visit-form/VisitFormView.tsx'
import { firstField, type FormChange, isUntouched, type VisitForm } from '../../visit-form/visit-form.ts'
import styles from './DeskScreen.module.css'

/** The desk: one visit after another, without leaving the keyboard. */
export function DeskScreen() {
  const { t } = useTranslation(['desk', 'slips'])
  const root = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<{ readonly field: string } | null>(null)
  const focus = (field: string): void => setWanted({ field })
  const desk = useDesk(focus)
  const slip = useSlip()
  const { change } = desk
  const { form } = desk.draft
  const addQuestion = (): void => change({ type: 'add-question', id: newQuestionId() })
  const focusFirst = (): void => focus(firstField(form))

  useShortcut('newVisit', focusFirst)
  useShortcut('save', desk.save)
  useShortcut('addQuestion', addQuestion)
  useShortcut('discard', desk.discard)
  useShortcut('repeat', desk.repeat)
  useShortcut('undo', desk.undo)
  const { message } = desk
  const openSlip = (): void => {
    if (message?.kind === 'saved') slip.open(message.form)
  }
  useShortcut('slip', openSlip)
  const goBack = (): void => {
    slip.close()
    focusFirst()
  }
  const join = (opened: OpenedReturn): void => {
    slip.remember(opened)
    change({ type: 'fields', fields: { returnId: opened.returnId, ...knownOf(form, opened) } })
    focusFirst()
  }
  const [firstAtOpening] = useState(() => firstField(form))
  useEffect(() => {
    if (root.current !== null) focusField(root.current, wanted?.field ?? firstAtOpening)
  }, [wanted, firstAtOpening])

  if (slip.slip !== null) {
    const { visit, code } = slip.slip
    return <SlipScreen visit={visit} code={code} back={{ label: t('slips:back'), onBack: goBack }} />
  }
  return (
    <Screen
      title={t('title')}
      aside={
        <>
          <Beside form={form} change={change} root={root} />
          <ReturnPanel
            key={form.id}
            isJoined={form.returnId !== null}
            onOpened={join}
            onCut={() => change({ type: 'fields', fields: { returnId: null } })}
          />
        </>
      }
      actions={<DeskMessage desk={desk} fault={slip.error} onSlip={openSlip} />}
      ownFocus
    >
      <div ref={root} className={styles['desk']}>
        <VisitFormView form={form} change={change} errorOf={desk.errorOf} />
        <ActionBar>
          <Button look="primary" keys={shortcuts.save.text} busy={desk.saving} onPress={desk.save}>
            {t('save')}
          </Button>
          <Button keys={shortcuts.addQuestion.text} onPress={addQuestion}>
            {t('addQuestion')}
          </Button>
          <Button keys={shortcuts.repeat.text} disabled={desk.draft.lastRecorded === null} onPress={desk.repeat}>
            {t('repeat')}
          </Button>
          <Button look="quiet" keys={shortcuts.discard.text} disabled={isUntouched(form)} onPress={desk.discard}>
            {t('discard')}
          </Button>
        </ActionBar>
      </div>
    </Screen>
  )
}

interface BesideProps {
  readonly form: VisitForm
  readonly change: (change: FormChange) => void
  readonly root: RefObject<HTMLElement | null>
}

/** What helps with the field in hand, where the question in hand can be sent, and how the bureau answers it. */
function Beside({ form, change, root }: BesideProps) {
  const question = form.questions.find(({ id }) => id === form.open)
  return (
    <>
      <FieldHelp root={root} />
      <ReferTo form={form} change={change} />
      <TopicAnswers topic={question?.topic.chosen ?? null} language={form.language.chosen} />
    </>
  )
}
