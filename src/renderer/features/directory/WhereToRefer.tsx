import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DECLINED } from '../../../shared/domain/vocabulary.ts'
import { NO_MUNICIPALITY } from '../../../shared/domain/codes.ts'
import type { Need } from '../../../shared/features/directory/suggest.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall, useCommand } from '../../app/calls.ts'
import { useLanguageFinder, useMunicipalityFinder, useTopicFinder, type Finder } from '../../app/finders.ts'
import { SuggestionList } from '../../suggestions/SuggestionList.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { TypeAheadField } from '../../ui/TypeAheadField.tsx'
import { useForm } from '../../ui/use-form.ts'

const route = getRouteApi('/directory/')

/** Asks for the best places for a need; one for which there are none is counted as a gap. */
export function WhereToRefer() {
  const { t } = useTranslation('directory')
  const navigate = route.useNavigate()
  const [codes, setCodes] = useState(nothingChosen)
  const [asked, setAsked] = useState<{ need: Need; time: number } | null>(null)
  const finders = { topic: useTopicFinder(), municipality: useMunicipalityFinder(), language: useLanguageFinder() }
  const { topic, municipality, language } = codes
  const form = useForm({
    firstWrong: () => (topic === null ? 'topic' : null),
    send: () => {
      if (topic === null) return
      const need = { topic, municipality: known(municipality), language: known(language) }
      setAsked(before => ({ need, time: (before?.time ?? 0) + 1 }))
    }
  })
  const fieldOf = (name: keyof Need) => ({
    name,
    label: t(`refer.${name}`),
    finder: finders[name],
    code: codes[name],
    onCode: (code: string | null) => setCodes(before => ({ ...before, [name]: code }))
  })
  return (
    <Stack gap="large">
      <form {...form.props} aria-label={t('tab.refer')}>
        <Stack>
          <p>{t('refer.lead')}</p>
          <FoundField
            {...fieldOf('topic')}
            error={form.tried && topic === null ? t('refer.topicMissing') : undefined}
            autoFocus
          />
          <FoundField {...fieldOf('municipality')} />
          <FoundField {...fieldOf('language')} />
          <div>
            <Button look="primary" submits>
              {t('refer.submit')}
            </Button>
          </div>
        </Stack>
      </form>
      {asked === null ? null : (
        <Answer
          key={asked.time}
          need={asked.need}
          onOpen={id => void navigate({ to: '/directory/$kind/$id', params: { kind: 'service', id } })}
        />
      )}
    </Stack>
  )
}

const nothingChosen: Readonly<Record<keyof Need, string | null>> = { topic: null, municipality: null, language: null }

/** Who would rather not say, or lives in no municipality, is somebody of whom it is not known. */
const known = (code: string | null): string | null => (code === DECLINED || code === NO_MUNICIPALITY ? null : code)

interface AnswerProps {
  readonly need: Need
  readonly onOpen: (service: string) => void
}

function Answer({ need, onOpen }: AnswerProps) {
  const { t } = useTranslation('directory')
  const found = useCall('directory.suggest', need, { fresh: true })
  const record = useCommand('directory.recordGap', ['directory.gaps'])
  if (found.error !== null) return <CallErrorNotice error={found.error} />
  if (found.data === undefined || found.isFetching) return null
  if (found.data.length > 0)
    return (
      <SuggestionList
        suggestions={found.data}
        action={{ label: t('refer.open'), run: ({ serviceId }) => onOpen(serviceId) }}
      />
    )
  return (
    <Notice
      kind="warn"
      actions={
        record.isSuccess ? null : (
          <Button busy={record.isPending} onPress={() => record.mutate(need)}>
            {t('refer.recordGap')}
          </Button>
        )
      }
    >
      {t(record.isSuccess ? 'refer.gapRecorded' : 'refer.nothing')}
    </Notice>
  )
}

interface FoundFieldProps {
  readonly name: string
  readonly label: string
  readonly finder: Finder
  readonly code: string | null
  readonly onCode: (code: string | null) => void
  readonly error?: string | undefined
  readonly autoFocus?: boolean
}

function FoundField({ name, label, finder, code, onCode, error, autoFocus }: FoundFieldProps) {
  const [typed, setTyped] = useState('')
  return (
    <TypeAheadField
      name={name}
      label={label}
      chosen={code === null ? null : { id: code, label: finder.labelOf(code) }}
      typed={typed}
      find={finder.find}
      onType={text => {
        setTyped(text)
        onCode(null)
      }}
      onChoose={id => {
        setTyped('')
        onCode(id)
      }}
      error={error}
      autoFocus={autoFocus}
    />
  )
}
