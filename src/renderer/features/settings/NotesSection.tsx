import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NOTE_DAYS } from '../../../shared/domain/note-days.ts'
import type { BureauSettings } from '../../../shared/features/bureau/bureau.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { call, useCall, useCommand } from '../../app/calls.ts'
import { LossDialog } from '../../ui/LossDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Stack } from '../../ui/Stack.tsx'

const usualChoices = [NOTE_DAYS.least, 14, 30, 60, NOTE_DAYS.usual, 180, NOTE_DAYS.most]

interface Asking {
  readonly settings: BureauSettings
  /** How many notes would go at once. */
  readonly count: number
}

/** How long notes are kept. Where a choice erases notes at once, that is said first and asked. */
export function NotesSection() {
  const { t } = useTranslation('settings')
  const settings = useCall('bureau.settings', null)
  const change = useCommand('bureau.changeSettings', [
    'bureau.settings',
    'visits.defaults',
    'visits.list',
    'visits.open',
    'drafts.load'
  ])
  const [asking, setAsking] = useState<Asking | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const choose = async (chosen: BureauSettings): Promise<void> => {
    setFault(null)
    const { count } = await call('visits.countNotesOver', { days: chosen.noteDays })
    if (count === 0) change.mutate(chosen)
    else setAsking({ settings: chosen, count })
  }
  const shown = change.isPending ? change.variables : settings.data
  return (
    <Stack>
      <h2>{t('notes.title')}</h2>
      <CallErrorNotice error={settings.error ?? change.error ?? fault} />
      {shown === undefined ? null : (
        <NoteDaysField settings={shown} onChange={chosen => void choose(chosen).catch(setFault)} />
      )}
      {change.isSuccess ? <Notice kind="good">{t('saved')}</Notice> : null}
      <LossDialog
        title={t('notes.ask.title')}
        open={asking !== null}
        keep={t('notes.ask.keep')}
        onKeep={() => setAsking(null)}
        lose={t('notes.ask.erase')}
        onLose={() => {
          if (asking !== null) change.mutate(asking.settings)
          setAsking(null)
        }}
      >
        <p>{t('notes.ask.text', { count: asking?.count ?? 0, days: asking?.settings.noteDays ?? 0 })}</p>
      </LossDialog>
    </Stack>
  )
}

interface NoteDaysFieldProps {
  readonly settings: BureauSettings
  readonly onChange: (settings: BureauSettings) => void
}

function NoteDaysField({ settings, onChange }: NoteDaysFieldProps) {
  const { t } = useTranslation('settings')
  const choices = [...new Set([...usualChoices, settings.noteDays])].toSorted((one, other) => one - other)
  return (
    <SelectField
      name="noteDays"
      label={t('notes.days')}
      hint={t('notes.hint')}
      value={String(settings.noteDays)}
      options={choices.map(days => ({ value: String(days), label: t('notes.count', { count: days }) }))}
      onChange={days => onChange({ ...settings, noteDays: Number(days) })}
    />
  )
}
