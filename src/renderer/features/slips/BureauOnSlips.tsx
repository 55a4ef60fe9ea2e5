import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { weekdays, type Weekday } from '../../../shared/domain/client-texts.ts'
import { textLimits, textProblem } from '../../../shared/domain/text.ts'
import { slipPapers, type SlipSettings } from '../../../shared/features/slips/slips.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useKeptState } from '../../app/half-written.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useForm } from '../../ui/use-form.ts'
import { GuardedTextField } from '../../identity-guard/GuardedTextField.tsx'
import { useTextGuards } from '../../identity-guard/use-text-guards.ts'
import { readWeek, typedTimes } from './opening-times.ts'
import styles from './SlipSettings.module.css'

const typedWeek = ({ openings }: SlipSettings): Record<Weekday, string> => ({
  1: typedTimes(openings, 1),
  2: typedTimes(openings, 2),
  3: typedTimes(openings, 3),
  4: typedTimes(openings, 4),
  5: typedTimes(openings, 5),
  6: typedTimes(openings, 6),
  7: typedTimes(openings, 7)
})

const text = z.string()
const bureauFormSchema = z.object({
  address: text,
  week: z.object({ 1: text, 2: text, 3: text, 4: text, 5: text, 6: text, 7: text }),
  paper: z.enum(slipPapers)
})

/** Where the bureau is, when it is open, and what slips are printed on. */
export function BureauOnSlips({ settings }: { readonly settings: SlipSettings }) {
  const { t } = useTranslation(['slips', 'common'])
  const change = useCommand('slips.changeSettings', ['slips.settings'])
  const kept = useKeptState('slips', bureauFormSchema, {
    address: settings.address ?? '',
    week: typedWeek(settings),
    paper: settings.paper
  })
  const { address, week, paper } = kept.form
  const set = (fields: Partial<typeof kept.form>): void => kept.change(before => ({ ...before, ...fields }))
  const guards = useTextGuards({ address: { field: 'slip', text: address, before: settings.address ?? '' } })
  const addressProblem = textProblem(address, { max: textLimits.name, optional: true })
  const openings = readWeek(week)
  const unread = 'unread' in openings ? openings.unread : null
  const form = useForm({
    firstWrong: () =>
      (addressProblem === null ? guards.ask() : 'address') ?? (unread === null ? null : `opening${unread}`),
    send: () => {
      if ('unread' in openings) return
      change.mutate(
        { address: address.trim() === '' ? null : address, openings: [...openings], paper },
        { onSuccess: () => kept.forget() }
      )
    },
    busy: change.isPending
  })
  return (
    <form {...form.props}>
      <Stack>
        <h2>{t('slips:settings.bureau')}</h2>
        <GuardedTextField
          guards={guards}
          name="address"
          label={t('slips:settings.address')}
          value={address}
          onChange={typed => set({ address: typed })}
          error={addressProblem === null ? undefined : t(`common:text.${addressProblem}`, { max: textLimits.name })}
        />
        <fieldset className={styles['week']}>
          <legend>{t('slips:settings.openings')}</legend>
          <p className={styles['hint']}>{t('slips:settings.openingsHint')}</p>
          {weekdays.map(day => (
            <TextField
              key={day}
              name={`opening${day}`}
              label={t(`slips:day.${day}`)}
              layout="inline"
              value={week[day]}
              onChange={typed => set({ week: { ...week, [day]: typed } })}
              error={form.tried && unread === day ? t('slips:settings.unread') : undefined}
            />
          ))}
        </fieldset>
        <SelectField
          name="paper"
          label={t('slips:field.paper')}
          value={paper}
          options={slipPapers.map(value => ({ value, label: t(`slips:paper.${value}`) }))}
          onChange={wanted => set({ paper: wanted })}
        />
        <div>
          <Button look="primary" submits busy={change.isPending}>
            {t('slips:settings.save')}
          </Button>
        </div>
        <CallErrorNotice error={change.error ?? kept.keepError} />
        {change.isSuccess ? <Notice kind="good">{t('slips:settings.saved')}</Notice> : null}
      </Stack>
    </form>
  )
}
