import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordIdSchema } from '../../../shared/domain/ids.ts'
import { entryKinds, type EntryDetails } from '../../../shared/features/directory/directory.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall, useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { useMay } from '../../app/session.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { LossDialog } from '../../ui/LossDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { BackToList } from './BackToList.tsx'
import { EntryFacts } from './EntryFacts.tsx'
import { EntryForm } from './EntryForm.tsx'

const route = getRouteApi('/directory/$kind/$id')

/** One entry: what is known of it, whether it asks to be checked, and for coordinators the form. */
export function EntryScreen() {
  const { t } = useTranslation('directory')
  const params = route.useParams()
  const kind = entryKinds.find(each => each === params.kind) ?? 'service'
  const id = recordIdSchema.safeParse(params.id).data ?? recordIdSchema.parse('-')
  const entry = useCall('directory.entry', { kind, id }, { fresh: true })
  const [isEditing, setEditing] = useState(false)
  if (entry.data === undefined)
    return entry.isPending ? null : (
      <Screen title={t('title')} actions={<BackToList />}>
        <CallErrorNotice error={entry.error} />
      </Screen>
    )
  const { editable } = entry.data
  if (isEditing && editable !== null)
    return (
      <Screen title={t('form.change', { name: entry.data.name })} ownFocus>
        <EntryForm first={editable} onSaved={() => setEditing(false)} onCancel={() => setEditing(false)} />
      </Screen>
    )
  return <OpenEntry entry={entry.data} onEdit={() => setEditing(true)} />
}

function OpenEntry({ entry, onEdit }: { readonly entry: EntryDetails; readonly onEdit: () => void }) {
  const { t } = useTranslation('directory')
  const navigate = useNavigate()
  const may = useMay()
  const [isRemoving, setRemoving] = useState(false)
  const remove = useCommand('directory.remove', ['directory.list'])
  const mayChange = entry.editable !== null && may('directory.save')
  useShortcut('correct', onEdit, mayChange)
  return (
    <Screen title={<bdi>{entry.name}</bdi>} actions={<BackToList />}>
      <Stack>
        <Checking entry={entry} />
        {mayChange ? (
          <Stack across gap="small">
            <Button onPress={onEdit} keys={shortcuts.correct.text}>
              {t('form.open')}
            </Button>
            <Button look="danger" onPress={() => setRemoving(true)}>
              {t('remove.open')}
            </Button>
          </Stack>
        ) : null}
        <EntryFacts entry={entry} />
      </Stack>
      <LossDialog
        title={t('remove.title', { name: entry.name })}
        open={isRemoving}
        keep={t('form.cancel')}
        onKeep={() => setRemoving(false)}
        lose={t('remove.submit')}
        onLose={() =>
          remove.mutate({ id: entry.id }, { onSuccess: () => void navigate({ to: '/directory', search: {} }) })
        }
        busy={remove.isPending}
      >
        <p>{t('remove.means')}</p>
        <CallErrorNotice error={remove.error} />
      </LossDialog>
    </Screen>
  )
}

/** When it was checked, why it asks to be checked, and the way to say that it was. */
function Checking({ entry }: { readonly entry: EntryDetails }) {
  const { t } = useTranslation('directory')
  const dates = useDates()
  const check = useCommand('directory.check', ['directory.entry', 'directory.list'])
  const { kind, id, asks, checkedOn, checkedBy } = entry
  const press = (): void => check.mutate({ kind, id })
  useShortcut('checked', press, !check.isPending)
  const button = (
    <Button keys={shortcuts.checked.text} busy={check.isPending} onPress={press}>
      {t('check.submit')}
    </Button>
  )
  const when =
    checkedOn === null
      ? ''
      : checkedBy === null
        ? t('check.on', { day: dates.date(checkedOn) })
        : t('check.by', { day: dates.date(checkedOn), name: checkedBy })
  return (
    <>
      <CallErrorNotice error={check.error} />
      {asks.length > 0 ? (
        <Notice kind="warn" actions={button}>
          {[t('check.asks'), ...asks.map(reason => t(`check.${reason}`)), when].filter(part => part !== '').join(' ')}
        </Notice>
      ) : (
        <Notice kind="good" actions={button}>
          {when}
        </Notice>
      )}
    </>
  )
}
