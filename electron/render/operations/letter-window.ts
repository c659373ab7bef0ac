import type { Box } from '../../../shared/geometry.ts';
import { cut } from '../../image/cut.ts';
import { maskOf, type OperationContext, type OperationResult } from './operation.ts';

/** The part of a picture and its mask that a model is sent. @param params whole px, inside the picture */
export async function letterWindow(params: Box, { image }: OperationContext): Promise<OperationResult> {
  return { images: { image: cut(await image('image'), params), mask: cut(maskOf(await image('mask')), params) } };
}
