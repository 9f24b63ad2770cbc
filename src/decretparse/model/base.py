"""What all models share."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen, closed model: equal by value, hashable, without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
