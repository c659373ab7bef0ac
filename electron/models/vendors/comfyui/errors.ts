import { z } from 'zod';
import { AppError } from '../../../../shared/errors.ts';
import { jsonOf } from '../../http-calls.ts';
import { isOutOfMemory, wantedBytes } from '../out-of-memory.ts';
import type { Failure } from './messages.ts';
import type { ComfyServer, PromptRefused } from './server.ts';

const nodeErrorSchema = z.looseObject({
  type: z.string(),
  message: z.string().default(''),
  details: z.string().default(''),
  extra_info: z.looseObject({ input_name: z.string().optional(), received_value: z.unknown().optional(), input_config: z.unknown().optional() }).nullish(),
});
type NodeError = z.infer<typeof nodeErrorSchema>;

const refusalSchema = z.object({
  error: z.looseObject({ type: z.string().default(''), message: z.string().default(''), details: z.string().default('') }).catch({
    type: '',
    message: '',
    details: '',
  }),
  node_errors: z.record(z.string(), z.looseObject({ class_type: z.string().default(''), errors: z.array(nodeErrorSchema).default([]) })).catch({}),
});

interface Fault extends NodeError {
  node: string;
  className: string;
}

function faultsOf(refused: PromptRefused): { faults: Fault[]; error: z.infer<typeof refusalSchema>['error'] } {
  const { error, node_errors } = refusalSchema.parse(jsonOf(refused.answer));
  const faults = Object.entries(node_errors).flatMap(([node, { class_type, errors }]) => errors.map((fault) => ({ ...fault, node, className: class_type })));
  return { faults, error };
}

/** Whether the server refused because a picture that it was given is gone. */
export function lacksPicture(refused: PromptRefused): boolean {
  return faultsOf(refused).faults.some(({ details }) => /Invalid (image|mask) file/i.test(details));
}

/** Folders of models by the input that names a file in them, and what people call such a file. */
const MODEL_INPUTS: Record<string, { folder: string; what: string }> = {
  ckpt_name: { folder: 'checkpoints', what: 'checkpoint' },
  unet_name: { folder: 'diffusion_models', what: 'diffusion model' },
  vae_name: { folder: 'vae', what: 'VAE' },
  lora_name: { folder: 'loras', what: 'LoRA' },
  control_net_name: { folder: 'controlnet', what: 'ControlNet' },
  model_name: { folder: 'upscale_models', what: 'upscaling model' },
};
for (const input of ['clip_name', 'clip_name1', 'clip_name2', 'clip_name3', 'clip_name4']) {
  MODEL_INPUTS[input] = { folder: 'text_encoders', what: 'text encoder' };
}

const NAMED = 8;

/** "a, b, c and 4 more"; "nothing" for none. */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  return names.length <= NAMED ? names.join(', ') : `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`;
}

/** What the server's own check says, in words: which file it lacks and which it has, which value is out of its range. Nothing was rendered. */
export async function refusalOf(refused: PromptRefused, server: Pick<ComfyServer, 'files'>, signal: AbortSignal): Promise<AppError> {
  const { faults, error } = faultsOf(refused);
  const sentences: string[] = [];
  let isModelMissing = false;
  for (const fault of faults) {
    const model = fault.type === 'value_not_in_list' ? MODEL_INPUTS[fault.extra_info?.input_name ?? ''] : undefined;
    isModelMissing ||= model !== undefined;
    sentences.push(model ? await missingFile(fault, model, server, signal) : sentenceFor(fault));
  }
  if (sentences.length === 0) sentences.push(sentenceOfWhole(error));
  const isNodeMissing = error.type === 'missing_node_type' || /does not exist/.test(error.message);
  const code = isModelMissing || isNodeMissing ? 'unavailable' : 'invalid-request';
  return new AppError(code, [...new Set(sentences)].join(' '), {
    details: { status: 400, isBilled: false, vendorCode: faults[0]?.type ?? error.type, faults: faults.slice(0, 20).map(plain) },
  });
}

const plain = ({ node, className, type, details }: Fault) => ({ node, className, type, details: details.slice(0, 300) });

async function missingFile(fault: Fault, { folder, what }: { folder: string; what: string }, server: Pick<ComfyServer, 'files'>, signal: AbortSignal) {
  const wanted = String(fault.extra_info?.received_value ?? /'([^']*)'/.exec(fault.details)?.[1] ?? '');
  const config = fault.extra_info?.input_config;
  // Lists of more than twenty are left out of the refusal.
  const told = Array.isArray(config) && Array.isArray(config[0]) ? config[0].map(String) : null;
  const names = told ?? (await server.files(folder, signal).catch(() => null));
  const there = names === null ? '' : ` It has: ${listed(names)}.`;
  return `ComfyUI has no ${what} “${wanted}”.${there} Put the file into its folder models/${folder}, or choose one that is there in the connection.`;
}

function sentenceFor({ node, className, type, message, details, extra_info }: Fault): string {
  const where = `${className || 'A node'} (node ${node})`;
  const input = extra_info?.input_name ?? details;
  if (type === 'required_input_missing') return `${where} of the workflow lacks its input “${input}”.`;
  if (type === 'value_not_in_list') return `${where} of the workflow: the server does not know ${details.replace(/ not in .*$/s, '')}.`;
  if (type === 'value_smaller_than_min' || type === 'value_bigger_than_max') return `${where} of the workflow: ${message} for “${input}”.`;
  return `${where} of the workflow: ${message}${details ? ` (${details.slice(0, 300)})` : ''}.`;
}

function sentenceOfWhole({ type, message, details }: { type: string; message: string; details: string }): string {
  if (type === 'missing_node_type' || /does not exist/.test(message)) {
    const name = /node (?:type )?['"]?([\w.\- ]+?)['"]? (?:does not exist|not found)/i.exec(message)?.[1] ?? '';
    return `The workflow needs the node “${name || details || message}”, which this ComfyUI lacks: install the extension that brings it.`;
  }
  if (type === 'prompt_no_outputs') return 'The workflow has no node that gives a picture out: add a Save Image node.';
  return `ComfyUI does not take the workflow: ${message || 'no reason was given'}${details ? ` (${details.slice(0, 300)})` : ''}.`;
}

/** What became of a prompt that failed while it ran. Nothing is billed: the engine is the team's own. */
export function failureError(failure: Failure): AppError {
  const { exception_type: type, exception_message: message, node_id, node_type } = failure;
  const where = node_type ? `${node_type} (node ${node_id})` : 'a node';
  const details = { isBilled: false, vendorCode: type, node: node_id ?? null, nodeType: node_type ?? null };
  if (isOutOfMemory(type, message)) {
    const bytes = wantedBytes(message);
    const wanted = bytes === null ? '' : `, which wanted ${(bytes / 2 ** 30).toFixed(1)} GiB more`;
    return new AppError('out-of-memory', `ComfyUI ran out of memory in ${where}${wanted}.`, { details: { ...details, wantedBytes: bytes } });
  }
  const reason = message.trim().split('\n')[0].slice(0, 400) || type || 'no reason was given';
  const hint = /Safetensor|PytorchStreamReader|UnpicklingError/i.test(`${type} ${message}`) ? ' The model’s file seems to be damaged: download it again.' : '';
  return new AppError('unavailable', `ComfyUI failed in ${where}: ${reason.replace(/\.$/, '')}.${hint}`, { details });
}

export function interruptedError(): AppError {
  return new AppError('cancelled', 'Somebody interrupted the job at the ComfyUI server.', {
    details: { isBilled: false, vendorCode: 'execution_interrupted' },
  });
}

/** The server neither runs, waits with nor remembers a prompt that it had taken. */
export function lostError(): AppError {
  return new AppError('unavailable', 'The ComfyUI server forgot the job: it was restarted, or somebody emptied its queue.', {
    retryable: true,
    details: { isBilled: false, vendorCode: 'lost' },
  });
}
