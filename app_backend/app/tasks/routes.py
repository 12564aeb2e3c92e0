"""/api/tasks."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from app.auth.current import CurrentUser
from app.kit.paging import Number, Page
from app.tasks.schemas import TaskCreate, TaskPublic, TaskQuery, TaskUpdate
from app.tasks.service import Tasks

router = APIRouter(prefix="/api/tasks", tags=["tasks"])


async def tasks(request: Request) -> Tasks:
    service: Tasks = request.app.state.tasks
    return service


TasksService = Annotated[Tasks, Depends(tasks)]


@router.get("")
async def list_tasks(query: Annotated[TaskQuery, Query()], user: CurrentUser, tasks: TasksService) -> Page[TaskPublic]:
    return await tasks.list_page(user, query)


@router.post("", status_code=201)
async def create_task(body: TaskCreate, user: CurrentUser, tasks: TasksService) -> TaskPublic:
    return await tasks.create(user, body)


@router.get("/{task_id}")
async def get_task(task_id: Number, user: CurrentUser, tasks: TasksService) -> TaskPublic:
    return await tasks.get(user, task_id)


@router.patch("/{task_id}")
async def update_task(task_id: Number, body: TaskUpdate, user: CurrentUser, tasks: TasksService) -> TaskPublic:
    return await tasks.update(user, task_id, body)


@router.post("/{task_id}/complete")
async def complete_task(task_id: Number, user: CurrentUser, tasks: TasksService) -> TaskPublic:
    return await tasks.complete(user, task_id)


@router.delete("/{task_id}", status_code=204)
async def delete_task(task_id: Number, user: CurrentUser, tasks: TasksService) -> None:
    await tasks.delete(user, task_id)
