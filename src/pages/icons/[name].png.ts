import type { APIRoute, GetStaticPaths } from 'astro'
import { drawIcon, icons, type Icon } from '../../library/app-icons.ts'
import logo from '../../styles/logo.svg?raw'

export const getStaticPaths = (() =>
	icons.map((icon) => ({ params: { name: icon.name }, props: icon }))) satisfies GetStaticPaths

/** The course's logo, as systems want it that have installed the course. */
export const GET: APIRoute<Icon> = async ({ props }) =>
	new Response(await drawIcon(logo, props), { headers: { 'Content-Type': 'image/png' } })
