import type { Dossier } from '../dossier.ts';
import type { DroppedFiles } from '../dropped-files.ts';
import type { ContentScripts } from './content-scripts.ts';
import type { PostedScripts } from './posted-scripts.ts';

/** What the detectors of scripts know together. */
export interface ScriptParts {
  readonly files: DroppedFiles;
  readonly posted: PostedScripts;
  readonly contentScripts: ContentScripts;
  readonly dossier: Dossier;
}
