import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answerIdSchema } from '../../../shared/domain/ids.ts'
import { longestSearch, type SearchResults } from '../../../shared/features/search/search.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { SearchList } from '../../ui/SearchList.tsx'
import { useSections } from './use-sections.tsx'
import styles from './SearchDialog.module.css'

interface SearchDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Finds answers, entries of the directory and notes by their words, from anywhere in the window. What is in hand stays as it is until something is opened. */
export function SearchDialog({ open, onClose }: SearchDialogProps) {
  const { t } = useTranslation('search')
  return (
    <Dialog title={t('title')} open={open} onClose={onClose} wide>
      <Search onClose={onClose} />
    </Dialog>
  )
}

const none = { found: [], more: false }
const nothing: SearchResults = { answers: none, entries: none, notes: none }

function Search({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('search')
  const navigate = useNavigate()
  const client = useQueryClient()
  // What was found is forgotten with the box: the next time it may be another.
  useEffect(() => () => client.removeQueries({ queryKey: ['search.find'] }), [client])
  const [typed, setTyped] = useState('')
  const isAsked = typed.trim() !== ''
  const found = useCall('search.find', { typed }, { enabled: isAsked, keepPrevious: true })
  const sections = useSections(isAsked ? (found.data ?? nothing) : nothing)
  const openResult = (id: string): void => {
    onClose()
    const [kind, of] = id.split(' ')
    const answer = answerIdSchema.safeParse(of)
    if (kind === 'answer' && answer.success)
      void navigate({ to: '/answers/$id', params: { id: answer.data }, search: { last: answer.data } })
    if ((kind === 'service' || kind === 'organization') && of !== undefined)
      void navigate({ to: '/directory/$kind/$id', params: { kind, id: of }, search: {} })
    if (kind === 'note' && of !== undefined) void navigate({ to: '/visits/$id', params: { id: of }, search: {} })
  }
  return (
    <div className={styles['search']}>
      <SearchList
        label={t('label')}
        hint={t('hint')}
        typed={typed}
        onType={text => setTyped(text.slice(0, longestSearch))}
        sections={sections}
        settled={isAsked && !found.isFetching}
        empty={<p className={styles['empty']}>{t(isAsked ? 'none' : 'start')}</p>}
        onOpen={openResult}
      />
      <CallErrorNotice error={found.error} />
    </div>
  )
}
