-- What a person says in all debates. --set person=NAME, part of a name, or an id.
SELECT p.name AS person, n.debate, s.stance, n.id AS node, t.status, s.source, n.text
FROM stances s
JOIN nodes n ON n.debate = s.debate AND n.id = s.node
JOIN people p ON p.debate = s.debate AND p.id = s."by"
LEFT JOIN statuses t ON t.debate = n.debate AND t.node = n.id
WHERE s.step IS NULL AND (p.id = lower(:person) OR position(lower(:person) IN lower(p.name)) > 0)
ORDER BY person, n.debate, s.stance, node, s.source NULLS LAST
