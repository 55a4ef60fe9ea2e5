import { useTranslation } from 'react-i18next'
import { NO_MUNICIPALITY } from '../../../shared/domain/codes.ts'
import { DECLINED, organisationKinds } from '../../../shared/domain/vocabulary.ts'
import { serviceStatuses, type EditedService } from '../../../shared/features/directory/directory.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useCodeNames } from '../../app/code-names.ts'
import { useLanguageFinder, useMunicipalityFinder, useTopicFinder } from '../../app/finders.ts'
import { useKeptState } from '../../app/half-written.tsx'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { useForm } from '../../ui/use-form.ts'
import { GuardedTextField } from '../../identity-guard/GuardedTextField.tsx'
import { useNameHint } from '../../identity-guard/identity-words.ts'
import { type TextGuards, useTextGuards } from '../../identity-guard/use-text-guards.ts'
import { CodesField } from './CodesField.tsx'
import { PlaceFields } from './PlaceFields.tsx'
import { draftOf, emptyPlace, entryDraftSchema, guardedTextsOf, sentOf, type EntryDraft } from './entry-draft.ts'
import styles from './EntryScreen.module.css'

export interface EntryFormProps {
  readonly first: EditedService
  readonly onSaved: (id: EditedService['id']) => void
  readonly onCancel: () => void
}

/** Everything that a coordinator writes about a service. */
export function EntryForm({ first, onSaved, onCancel }: EntryFormProps) {
  const { t } = useTranslation('directory')
  const kept = useKeptState(`service ${first.id ?? ''}`, entryDraftSchema, draftOf(first))
  const draft = kept.form
  const save = useCommand('directory.save', ['directory.list', 'directory.entry', 'organisations.list'])
  const change = (part: Partial<EntryDraft>): void => kept.change(before => ({ ...before, ...part }))
  const guards = useTextGuards(guardedTextsOf(draft, draftOf(first)))
  const nameHint = useNameHint()
  const sent = sentOf(draft)
  const wrong = 'wrong' in sent ? sent.wrong : null
  const form = useForm({
    firstWrong: () => wrong ?? guards.ask(),
    send: () => {
      if (!('service' in sent)) return
      save.mutate(sent.service, {
        onSuccess: ({ id }) => {
          kept.forget(draft)
          onSaved(id)
        }
      })
    },
    busy: save.isPending
  })
  useShortcut('save', form.submit)
  const errorAt = (field: string): string | undefined =>
    form.tried && wrong === field
      ? t(draft.name === '' || field === 'organisation' ? 'form.needed' : 'form.wrong')
      : undefined
  const textField = (
    name: 'description' | 'eligibility' | 'fees' | 'howToApply' | 'interpretation' | 'note' | 'url' | 'email',
    lines: number
  ) => (
    <GuardedTextField
      guards={guards}
      name={name}
      label={t(name === 'note' ? 'form.note' : `entry.${name}`)}
      {...(name === 'note' ? { hint: nameHint(draft.note) ?? t('form.noteHint') } : {})}
      lines={lines}
      value={draft[name]}
      onChange={value => change({ [name]: value })}
      error={errorAt(name)}
    />
  )
  return (
    <form {...form.props} className={styles['form']}>
      <Stack>
        {kept.isBroughtBack ? <Notice kind="info">{t('form.broughtBack')}</Notice> : null}
        <GuardedTextField
          guards={guards}
          name="name"
          label={t('form.name')}
          hint={t('form.nameHint')}
          value={draft.name}
          onChange={name => change({ name })}
          error={errorAt('name')}
          autoFocus
          required
        />
        <WhoseFields draft={draft} change={change} error={errorAt('organisation')} guards={guards} />
        {textField('description', 3)}
        <Lists draft={draft} change={change} />
        {textField('eligibility', 2)}
        {textField('fees', 2)}
        {textField('howToApply', 2)}
        {textField('interpretation', 1)}
        <GuardedTextField
          guards={guards}
          name="phones"
          label={t('entry.phone')}
          hint={t('form.phonesHint')}
          value={draft.phones}
          onChange={phones => change({ phones })}
          error={errorAt('phones')}
        />
        {textField('email', 1)}
        {textField('url', 1)}
        {draft.places.map((place, position) => (
          <PlaceFields
            // oxlint-disable-next-line react/no-array-index-key -- places are added at the end only, and taken away by position
            key={position}
            place={place}
            position={position}
            errorAt={errorAt}
            guards={guards}
            onChange={changed => change({ places: draft.places.with(position, changed) })}
            onRemove={() => {
              change({ places: draft.places.toSpliced(position, 1) })
              form.focus('addPlace')
            }}
          />
        ))}
        <div data-field="addPlace">
          <Button onPress={() => change({ places: [...draft.places, emptyPlace] })}>{t('form.addPlace')}</Button>
        </div>
        {textField('note', 3)}
        <CallErrorNotice error={save.error ?? kept.keepError} />
        <ActionBar>
          <Button look="primary" submits busy={save.isPending} keys={shortcuts.save.text}>
            {t('form.save')}
          </Button>
          <Button
            onPress={() => {
              kept.forget()
              onCancel()
            }}
          >
            {t('form.cancel')}
          </Button>
        </ActionBar>
      </Stack>
    </form>
  )
}

interface PartProps {
  readonly draft: EntryDraft
  readonly change: (part: Partial<EntryDraft>) => void
}

function WhoseFields({
  draft,
  change,
  error,
  guards
}: PartProps & { readonly error: string | undefined; readonly guards: TextGuards }) {
  const { t } = useTranslation('directory')
  const codeName = useCodeNames()
  const { organisation } = draft
  return (
    <>
      <GuardedTextField
        guards={guards}
        name="organisation"
        label={t('column.organisation')}
        hint={t('form.organisationHint')}
        value={organisation.name}
        onChange={name => change({ organisation: { ...organisation, name } })}
        error={error}
        required
      />
      <SelectField
        name="organisationKind"
        label={t('form.kind')}
        options={organisationKinds.map(value => ({ value, label: codeName('organisationKind', value) }))}
        value={organisation.kind}
        onChange={kind => change({ organisation: { ...organisation, kind } })}
      />
      <SelectField
        name="status"
        label={t('entry.status')}
        options={serviceStatuses.map(value => ({ value, label: t(`status.${value}`) }))}
        value={draft.status}
        onChange={status => change({ status })}
      />
    </>
  )
}

function Lists({ draft, change }: PartProps) {
  const { t } = useTranslation('directory')
  const topics = useTopicFinder()
  const municipalities = useMunicipalityFinder()
  const languages = useLanguageFinder()
  return (
    <>
      <CodesField
        name="topics"
        label={t('column.topics')}
        hint={t('form.topicsHint')}
        finder={topics}
        codes={draft.topics}
        onChange={codes => change({ topics: [...codes] })}
      />
      <CodesField
        name="areas"
        label={t('entry.areas')}
        hint={t('form.areasHint')}
        finder={municipalities}
        codes={draft.areas}
        without={[DECLINED, NO_MUNICIPALITY]}
        onChange={codes => change({ areas: [...codes] })}
      />
      <CodesField
        name="languages"
        label={t('entry.languages')}
        finder={languages}
        codes={draft.languages}
        without={[DECLINED]}
        onChange={codes => change({ languages: [...codes] })}
      />
    </>
  )
}
