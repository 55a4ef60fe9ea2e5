import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedPerson } from '../../../shared/features/people/people.schema.ts'
import { useCommand } from '../../app/calls.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { useForm } from '../../ui/use-form.ts'
import { GuardedTextField } from '../../identity-guard/GuardedTextField.tsx'
import { useTextGuards } from '../../identity-guard/use-text-guards.ts'
import { FormError } from './FormError.tsx'
import { useNameProblemWords } from './name-words.ts'
import { nameProblem } from './person-form.ts'

interface NameSectionProps {
  readonly person: ListedPerson
  readonly everybody: readonly ListedPerson[]
}

/** What somebody is called. */
export function NameSection({ person, everybody }: NameSectionProps) {
  const { t } = useTranslation('people')
  const nameProblemWords = useNameProblemWords()
  const [name, setName] = useState(person.name)
  const rename = useCommand('people.rename', ['people.list', 'bureau.status'])
  const problem = nameProblem(name, everybody, person.id)
  const guards = useTextGuards({ name: { field: 'person', text: name, before: person.name } })
  const form = useForm({
    firstWrong: () => (problem === null ? guards.ask() : 'name'),
    send: () => rename.mutate({ person: person.id, name }),
    busy: rename.isPending
  })
  return (
    <form {...form.props}>
      <Stack>
        <h2>{t('name.title')}</h2>
        <GuardedTextField
          guards={guards}
          name="name"
          label={t('name.label')}
          hint={t('name.hint')}
          value={name}
          onChange={setName}
          error={form.tried ? nameProblemWords(problem) : undefined}
          required
        />
        <FormError error={rename.error} />
        <div>
          <Button submits busy={rename.isPending}>
            {t('name.submit')}
          </Button>
        </div>
        {rename.isSuccess && rename.variables.name === name ? <Notice kind="good">{t('name.done')}</Notice> : null}
      </Stack>
    </form>
  )
}
