import { useTranslation } from 'react-i18next'
import type { ShiftId } from '../../../shared/domain/ids.ts'
import { bureauClock } from '../../../shared/domain/month.ts'
import type { Shift, ShiftDay } from '../../../shared/features/shifts/shifts.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall, useCommand } from '../../app/calls.ts'
import { useSession } from '../../app/session.ts'
import { shortcuts } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { formOfShift, type ShiftForm } from './shift-form.ts'
import { ShiftFields } from './ShiftFields.tsx'
import { useShiftForm } from './use-shift-form.ts'

interface OpenShiftProps {
  readonly day: ShiftDay
  /** The shift that is open already. */
  readonly shift: Shift | null
  readonly onDone: (place: string) => void
  readonly onRota: () => void
  readonly onReport: (id: ShiftId) => void
  readonly onCancel: () => void
}

/** Opens today's shift, as the rota has it where it has one, with whoever unlocked the bureau on it. */
export function OpenShift({ day, shift, onDone, onRota, onReport, onCancel }: OpenShiftProps) {
  const { t } = useTranslation(['shifts', 'common'])
  const { person } = useSession()
  const lastPlace = useCall('visits.defaults', null).data?.lastPlace ?? ''
  const open = useCommand('shifts.open', ['shifts.today', 'shifts.list', 'shifts.report', 'visits.defaults'])
  const state = useShiftForm(startOf(day, shift, { place: lastPlace, person: person.id }), {
    name: null,
    send: ({ date: _today, ...sent }) => open.mutate(sent, { onSuccess: opened => onDone(opened.place) }),
    busy: open.isPending
  })
  return (
    <form {...state.props}>
      <Stack>
        <ShiftFields state={state} people={day.people} withDate={false} />
        <CallErrorNotice error={open.error} />
        <Stack across gap="small">
          <Button look="primary" submits keys={shortcuts.save.text} busy={open.isPending}>
            {shift === null ? t('shifts:open.submit') : t('shifts:save')}
          </Button>
          <Button keys={shortcuts.rota.text} onPress={onRota}>
            {t('shifts:rota.title')}
          </Button>
          {shift === null ? null : <Button onPress={() => onReport(shift.id)}>{t('shifts:report.title')}</Button>}
          <Button look="quiet" onPress={onCancel}>
            {t('common:cancel')}
          </Button>
        </Stack>
      </Stack>
    </form>
  )
}

/** The shift that is open; else the one that is planned for now or next; else an empty one where the bureau was last. */
function startOf(
  { shifts }: ShiftDay,
  open: Shift | null,
  { place, person }: { readonly place: string; readonly person: ShiftForm['people'][number] }
): ShiftForm {
  const { date, time } = bureauClock(Date.now())
  const shift = open ?? shifts.find(({ ends }) => (ends ?? '') > time) ?? null
  if (shift === null) return { date, place, starts: time, ends: '', people: [person] }
  const form = formOfShift(shift)
  return open !== null || form.people.includes(person) ? form : { ...form, people: [...form.people, person] }
}
