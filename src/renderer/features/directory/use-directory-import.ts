import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FyrError } from '../../../shared/domain/errors.ts'
import type { DirectoryImport, DirectoryPreview } from '../../../shared/features/directory/directory-import.schema.ts'
import { emptyMapping, type DirectoryMapping } from '../../../shared/features/directory/directory-mapping.schema.ts'
import type { CallOutput } from '../../../shared/ipc/contract.ts'
import { call, useCommand } from '../../app/calls.ts'
import { useJobProgress } from '../../app/job-progress.ts'

type Chosen = NonNullable<CallOutput<'shell.chooseFile'>>

/** A directory of others on its way in: chosen, looked through as often as its columns are mapped anew, then taken or left. */
export function useDirectoryImport() {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [gone, setGone] = useState<DirectoryImport['gone']>('keep')
  /** The mappings that were edited, latest last; the first preview uses that of the last time, or none. */
  const [edits, setEdits] = useState<readonly DirectoryMapping[]>([])
  const chooseFile = useCommand('shell.chooseFile')
  const chooseFolder = useCommand('shell.chooseFolder')
  const run = useCommand('directory.runImport', [
    'directory.list',
    'directory.entry',
    'directory.suggest',
    'organisations.list'
  ])
  const stop = useCommand('directory.stopImport')
  const asked = edits.at(-1)
  const preview = usePreview(chosen, asked)
  const progress = useJobProgress('directory', run.isPending)

  const start = (found: Chosen | null): void => {
    run.reset()
    setGone('keep')
    setEdits([])
    setChosen(found)
  }
  const startUnlessNone = {
    onSuccess: (found: Chosen | null) => {
      if (found !== null) start(found)
    }
  }
  return {
    chosen,
    preview,
    /** What the controls show: the latest edit, even before the bureau has answered it. */
    mapping: asked ?? preview.data?.mapping ?? emptyMapping,
    /** Looks through the directory anew with an edited mapping. */
    map: (edited: DirectoryMapping) => setEdits([...edits, edited]),
    undo: edits.length === 0 ? null : () => setEdits(edits.slice(0, -1)),
    /** What becomes of services that are not in the file any more. */
    gone,
    setGone,
    run,
    progress,
    chooseError: chooseFile.error ?? chooseFolder.error,
    chooseFile: () => chooseFile.mutate({ purpose: 'directory' }, startUnlessNone),
    chooseFolder: () => chooseFolder.mutate({ purpose: 'directory' }, startUnlessNone),
    take: ({ file, source, mapping }: DirectoryPreview) => {
      if (chosen !== null) run.mutate({ file: chosen.token, source, gone, mapping, hash: file.hash })
    },
    stop: () => stop.mutate(null),
    restart: () => start(null)
  }
}

export type DirectoryImportWork = ReturnType<typeof useDirectoryImport>

function usePreview(chosen: Chosen | null, mapping: DirectoryMapping | undefined) {
  return useQuery<DirectoryPreview, FyrError>({
    queryKey: ['directory.previewImport', chosen?.token, mapping],
    queryFn: () => {
      if (chosen === null) throw new Error('asked for a preview before a directory was chosen')
      const asked = mapping === undefined ? {} : { mapping }
      return call('directory.previewImport', { file: chosen.token, source: null, gone: 'keep', ...asked })
    },
    enabled: chosen !== null,
    // While an edited mapping is looked at, the look before stands; never that of another directory.
    placeholderData: (before, query) => (query?.queryKey[1] === chosen?.token ? before : undefined),
    gcTime: 0
  })
}
